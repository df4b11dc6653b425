import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { RoleProvider } from "@/components/shell/role";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { SearchBox } from "./search-box";

afterEach(cleanup);

const BUYER = /buyer|acheteur|käufer/i;

it.each(LOCALES)(
  "a viewer's search promises no buyers, for it finds none by them; everybody else's does: %s",
  (locale) => {
    for (const role of ["viewer", "support"] as const) {
      render(
        <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["orders"])}>
          <RoleProvider role={role}>
            <SearchBox value="" onSearch={() => undefined} />
          </RoleProvider>
        </IntlProvider>,
      );
      const box = screen.getByRole("searchbox");
      const words = `${box.getAttribute("placeholder")} ${box.getAttribute("aria-label")}`;
      expect(BUYER.test(words)).toBe(role === "support");
      cleanup();
    }
  },
);
