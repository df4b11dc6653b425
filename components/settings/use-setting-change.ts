"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccountSettings, SettingsPatch } from "@/lib/contract/settings";
import { changeSettings, settingsQuery } from "@/lib/queries/settings";

/** Saves a part of the settings and shows what the server then has. */
export function useSettingChange(accountId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: SettingsPatch) => changeSettings(accountId, patch),
    onSuccess: (saved: AccountSettings) => client.setQueryData(settingsQuery(accountId).queryKey, saved),
  });
}
