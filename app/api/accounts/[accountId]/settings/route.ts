import { SettingsPatch } from "@/lib/contract/settings";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { changeSettings, getSettings } from "@/lib/server/settings/account-settings";

const read = defineRoute("GET /api/accounts/[accountId]/settings", { handler: ({ ctx }) => getSettings(ctx) });
const change = defineRoute("PATCH /api/accounts/[accountId]/settings", {
  body: SettingsPatch,
  handler: ({ ctx, body }) => changeSettings(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PATCH: change });
