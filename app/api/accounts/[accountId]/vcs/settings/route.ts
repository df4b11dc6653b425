import { VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getVcsSettings, saveVcsSettings } from "@/lib/server/vcs/vcs-settings";

const read = defineRoute("GET /api/accounts/[accountId]/vcs/settings", {
  handler: async ({ ctx }) => getVcsSettings(ctx),
});

const save = defineRoute("PUT /api/accounts/[accountId]/vcs/settings", {
  body: VcsSettingsBody,
  handler: async ({ ctx, body }) => saveVcsSettings(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PUT: save });
