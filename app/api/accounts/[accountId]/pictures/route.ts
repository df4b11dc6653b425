import { PictureQuery } from "@/lib/contract/pictures";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readPicture } from "@/lib/server/pictures/read-picture";

const handler = defineRoute("GET /api/accounts/[accountId]/pictures", {
  query: PictureQuery,
  handler: ({ ctx, query }) => readPicture(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });
