"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { DEFAULT_PREFERENCES, type Preferences } from "@/lib/domain/preferences";
import { apiSend } from "@/lib/queries/api-fetch";

interface Kept {
  preferences: Preferences;
  /** Shown at once; kept for the person on the server. A change that could not be kept is taken back, and this rejects. */
  change: (changes: Partial<Preferences>) => Promise<void>;
}

const PreferencesContext = createContext<Kept>({ preferences: DEFAULT_PREFERENCES, change: () => Promise.resolve() });

/** The reader's own way to see lists, from the first paint on: the server read it with the page. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const [preferences, setPreferences] = useState(initial);
  const latest = useRef(preferences);
  const change = useCallback(async (changes: Partial<Preferences>) => {
    const before = latest.current;
    latest.current = { ...before, ...changes };
    setPreferences(latest.current);
    try {
      await apiSend<Preferences>("PATCH", "/api/me/preferences", changes);
    } catch (error) {
      // Only what this change set goes back: another may have been made meanwhile.
      const undone = Object.keys(changes).map((name) => [name, before[name as keyof Preferences]]);
      latest.current = { ...latest.current, ...Object.fromEntries(undone) };
      setPreferences(latest.current);
      throw error;
    }
  }, []);
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** How the reader likes to see lists, and the way to change it. */
export function usePreferences(): Kept {
  return useContext(PreferencesContext);
}
