"use client";

import { useT } from "@/components/shell/intl-provider";
import { Plain } from "@/components/ui/plain";

/** Amazon's codes that we have words for (API.md §18). */
const KNOWN = ["79503", "79509", "79513", "79517", "79523", "79525", "79531", "79540", "79544"] as const;
type Known = (typeof KNOWN)[number];

function isKnown(code: string | null): code is Known {
  return KNOWN.some((known) => known === code);
}

/** Amounts are compared by Amazon without a code of their own. */
function isAboutAmounts(text: string | null): boolean {
  return /amount/i.test(text ?? "") && /match|differ|mismatch/i.test(text ?? "");
}

/** Why Amazon said no, in words, what to do next, and Amazon's own text as it came. */
export function Verdict({ code, text }: { code: string | null; text: string | null }) {
  const t = useT("vcs");
  const key = isKnown(code) ? code : isAboutAmounts(text) ? "amounts" : "unknown";
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{t(`codes.c${key}.why`)}</p>
      <p className="text-ink-2">{t(`codes.c${key}.step`)}</p>
      {text && (
        <p className="text-12 text-ink-3">
          {code ? t("codes.said", { code }) : t("codes.saidPlain")} <Plain max={300}>{text}</Plain>
        </p>
      )}
    </div>
  );
}
