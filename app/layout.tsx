import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ZoneCookie } from "@/components/shell/zone-cookie";
import { getLocale, getTheme, getTranslator } from "./locale";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("common");
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    description: t("description"),
    icons: { icon: "/logo.svg" },
    referrer: "same-origin",
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

/** Language and theme are decided here, on the server, from cookies: no script runs before the first paint and nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await getTheme();
  return (
    <html lang={await getLocale()} data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <ZoneCookie />
      </body>
    </html>
  );
}
