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

/** Why the answer was no, Amazon's or already Lengow's, in words, what to do next, and the text as it came. */
export function Verdict({ code, text, by }: { code: string | null; text: string | null; by: "amazon" | "lengow" }) {
  const t = useT("vcs");
  // Lengow passes some of Amazon's refusals on as its own: what has no code is nobody's in particular.
  const other = by === "amazon" ? "unknown" : "rejected";
  const key = isKnown(code) ? code : isAboutAmounts(text) ? "amounts" : other;
  const said = by === "amazon" ? t("codes.saidPlain") : t("codes.answer");
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{t(`codes.c${key}.why`)}</p>
      <p className="text-ink-2">{t(`codes.c${key}.step`)}</p>
      {text && (
        <p className="text-12 text-ink-3">
          {code ? t("codes.said", { code }) : said} <Plain max={300}>{text}</Plain>
        </p>
      )}
    </div>
  );
}
