"use client";

import "@fontsource-variable/inter";
import "./globals.css";
import { crash as de } from "@/lib/messages/de/crash";
import { crash as en } from "@/lib/messages/en/crash";
import { crash as fr } from "@/lib/messages/fr/crash";

const WORDS = { en, fr, de };

/**
 * Shown when even the frame of the page failed; so it takes the language and theme from the page that is still there and nothing else.
 * Every page carries it along, therefore it is plain markup.
 */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const page = typeof document === "undefined" ? undefined : document.documentElement;
  const lang = page?.lang === "fr" || page?.lang === "de" ? page.lang : "en";
  const t = WORDS[lang];
  return (
    <html lang={lang} data-theme={page?.dataset.theme}>
      <head>
        <title>{`${t.title} · Orderdeck`}</title>
      </head>
      <body>
        <main className="flex min-h-dvh flex-col bg-surface px-10 py-6 max-tablet:px-4">
          <p translate="no" className="text-16 font-semibold">
            Orderdeck
          </p>
          <div className="m-auto grid w-full max-w-[440px] justify-items-start gap-1">
            <h1 className="text-16">{t.title}</h1>
            <p className="text-ink-2">{t.text}</p>
            {error.digest && (
              <p className="text-12 text-ink-3 tabular-nums">
                {t.reference} {error.digest}
              </p>
            )}
            <button
              type="button"
              onClick={() => retry()}
              className="mt-2.5 h-8 rounded-6 border border-line-strong bg-surface px-3 font-medium hover:bg-hover max-tablet:h-11"
            >
              {t.step}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
