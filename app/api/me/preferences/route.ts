import { PreferencesChange } from "@/lib/contract/preferences";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { changePreferences, readPreferences } from "@/lib/server/preferences/preferences";

const READ = defineRoute("GET /api/me/preferences", { handler: ({ ctx }) => readPreferences(ctx) });
const CHANGE = defineRoute("PATCH /api/me/preferences", {
  body: PreferencesChange,
  handler: ({ ctx, body }) => changePreferences(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: READ, PATCH: CHANGE });
