import type { Permission } from "@/lib/domain/permissions";
import type { MessageKey } from "@/lib/messages/translate";

type TabWord = Extract<MessageKey<"settings">, `tabs.${string}`> extends `tabs.${infer Id}` ? Id : never;

/** One page of the settings; its word is `settings.tabs.<id>`, its address `/accounts/[id]/settings/<id>`. */
interface SettingsTab {
  id: TabWord;
  /** Who may see it at all. */
  needs: Permission;
}

/** The settings in the order of their tabs. A new page adds its line here and its word to the messages. */
export const SETTINGS_TABS: readonly SettingsTab[] = [
  { id: "connection", needs: "settings:read" },
  { id: "sending", needs: "settings:read" },
  { id: "team", needs: "settings:read" },
  { id: "invoices", needs: "settings:read" },
  { id: "notifications", needs: "triage:write" },
  { id: "links", needs: "settings:read" },
  { id: "data", needs: "settings:read" },
  { id: "audit", needs: "audit:read" },
];
