import type { Metadata } from "next";
import { Brand } from "@/components/ui/brand";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { getTranslator } from "./locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("errors"))("notFoundTitle") };
}

/** What is not there, and what belongs to an account without a grant: one page for both, so that nothing is told apart (DESIGN D1). */
export default async function NotFound() {
  const t = await getTranslator("errors");
  return (
    <main className="flex min-h-dvh flex-col bg-surface px-10 py-6 max-tablet:px-4">
      <Brand large />
      <EmptyState
        className="m-auto w-full"
        icon="search"
        heading="h1"
        title={t("notFoundTitle")}
        actions={
          // Plain: every page carries this one along, and would carry the router's link a second time.
          <a href="/" className={buttonClass("plain")}>
            {t("notFoundStep")}
          </a>
        }
      >
        {t("notFoundText")}
      </EmptyState>
    </main>
  );
}
