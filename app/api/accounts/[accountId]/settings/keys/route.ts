import { KeysBody } from "@/lib/contract/settings";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { rotateKeys } from "@/lib/server/settings/connection";

const handler = defineRoute("PUT /api/accounts/[accountId]/settings/keys", {
  body: KeysBody,
  handler: ({ ctx, body }) => rotateKeys(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ PUT: handler });
