import { NoticeSettingsBody } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readNoticeSettings, saveNoticeSettings } from "@/lib/server/notices/notice-settings";

const read = defineRoute("GET /api/accounts/[accountId]/triage/notices", {
  handler: ({ ctx }) => readNoticeSettings(ctx),
});

const save = defineRoute("PUT /api/accounts/[accountId]/triage/notices", {
  body: NoticeSettingsBody,
  handler: ({ ctx, body }) => saveNoticeSettings(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PUT: save });
