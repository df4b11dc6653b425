import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, expect, it, vi } from "vitest";
import { OPEN_PALETTE } from "@/components/keys/global-keys";
import type { Role } from "@/lib/domain/permissions";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { IntlProvider } from "./intl-provider";
import { type NavItem, onPhones, TabBar } from "./navigation";
import { RoleProvider } from "./role";
import { SettingsBody } from "./settings-body";

const SECTIONS = ["home", "orders", "errors", "invoices", "activity", "marketplaces"] as const;
const items: NavItem[] = SECTIONS.map((section) => ({ section, href: `/accounts/1/${section}` }));
afterEach(cleanup);

function show(role: Role, locale: Locale = "en") {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["shell", "keys", "common"])}>
        <AppRouterContext value={{ refresh: () => {} } as AppRouterInstance}>
          <RoleProvider role={role}>
            <TabBar items={items} current="activity" settingsId="panel" />
            <div id="panel" data-testid="panel">
              <SettingsBody
                person={{ name: "Inès", email: "ines@demo.test" }}
                theme="light"
                account={1}
                items={items}
                current="activity"
              />
            </div>
          </RoleProvider>
        </AppRouterContext>
      </IntlProvider>
    </QueryClientProvider>,
  );
  return within(screen.getByTestId("panel")).getAllByRole("navigation")[0] as HTMLElement;
}

it.each(LOCALES)("U22 · every section can be reached on a phone: in its bar or behind More, in %s", (locale) => {
  const more = show("operator", locale);
  const hrefs = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual(expect.arrayContaining(items.map(({ href }) => href)));
  expect(onPhones(items).more.map(({ section }) => section)).toEqual(["activity", "marketplaces"]);
  const names = within(more)
    .getAllByRole("link")
    .map((link) => link.textContent);
  expect(names.every((name) => name && !name.includes("."))).toBe(true);
});

it("U22 · More is marked while one of its sections is on screen, and the section in it", () => {
  const more = show("operator");
  expect(screen.getByRole("button", { name: "More" }).getAttribute("aria-current")).toBe("true");
  expect(within(more).getByRole("link", { name: "Activity" }).getAttribute("aria-current")).toBe("page");
});

it("5.3.1 · on a phone the way to a file of actions stands behind More, for who may send", () => {
  expect(within(show("operator")).getByRole("link", { name: "Import CSV" }).getAttribute("href")).toBe(
    "/accounts/1/bulk",
  );
  cleanup();
  expect(within(show("viewer")).queryByRole("link", { name: "Import CSV" })).toBeNull();
});

it("G18 · the palette has a way to it on a phone, which has no keys for it", () => {
  const heard = vi.fn();
  window.addEventListener(OPEN_PALETTE, heard);
  HTMLElement.prototype.hidePopover = () => {};
  within(show("viewer")).getByRole("button", { name: "Search, filter, go" }).click();
  window.removeEventListener(OPEN_PALETTE, heard);
  expect(heard).toHaveBeenCalledOnce();
});
