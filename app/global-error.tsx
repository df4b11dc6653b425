"use client";

import "@fontsource-variable/inter";
import "./globals.css";
import { Brand } from "@/components/ui/brand";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { crash as de } from "@/lib/messages/de/crash";
import { crash as en } from "@/lib/messages/en/crash";
import { crash as fr } from "@/lib/messages/fr/crash";

const WORDS = { en, fr, de };

/** Shown when even the frame of the page failed; so it takes the language and theme from the page that is still there and nothing else. */
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
          <Brand large />
          <EmptyState
            className="m-auto w-full"
            icon="circle-alert"
            heading="h1"
            title={t.title}
            actions={
              <Button icon="refresh-cw" onClick={() => retry()}>
                {t.step}
              </Button>
            }
          >
            <p>{t.text}</p>
            {error.digest && (
              <p className="mt-1 text-12 text-ink-3">
                {t.reference} <span className="tabular-nums">{error.digest}</span>
              </p>
            )}
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
