"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { keepPreference, preferenceKept } from "./preference-cookie";

/**
 * Tells the server the browser's time zone once: sets the cookie `tz` and asks for the page again, so that every time on it
 * is the reader's own. A browser that refuses cookies keeps UTC and is not asked twice.
 */
export function ZoneCookie() {
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || preferenceKept("tz", zone)) return;
    keepPreference("tz", zone);
    if (preferenceKept("tz", zone)) router.refresh();
  }, [router]);
  return null;
}
