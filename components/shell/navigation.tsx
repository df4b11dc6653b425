"use client";

import clsx from "clsx";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { useT } from "./intl-provider";

/** The icon of each section, wherever it is led to. */
export const SECTION_ICON = {
  home: "house",
  orders: "shopping-bag",
  activity: "history",
  errors: "circle-alert",
  invoices: "receipt-text",
  marketplaces: "store",
} as const satisfies Record<string, IconName>;

/** The sections that may stand in the navigation. */
export type Section = keyof typeof SECTION_ICON;

/** A section that exists: a link to nowhere is never shown. */
export interface NavItem {
  section: Section;
  href: string;
  /** A plain count beside the word. */
  count?: ReactNode;
  /** The count wants to be seen on a phone as well (failures). */
  alert?: boolean;
}

function isUnder(path: string, href: string): boolean {
  const [place = ""] = href.split("?");
  return path === place || path.startsWith(`${place}/`);
}

/** The section on screen: the one named, else the one whose address the page is under. */
export function useSection(items: readonly NavItem[], named: Section | undefined): Section | undefined {
  const path = usePathname() ?? "";
  return named ?? items.find(({ href }) => isUnder(path, href))?.section;
}

/** The section that was pressed is marked at once, before its page is there; the mark takes no room. */
function Pressed({ className }: { className: string }) {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className={clsx("pointer-events-none absolute", className)} />;
}

interface Props {
  items: readonly NavItem[];
  current: Section | undefined;
}

/** The side bar's links; on the narrow rail the words stay for screen readers and on hover. */
export function SideNavigation({ items, current }: Props) {
  const t = useT("shell");
  return (
    <nav aria-label={t("sections")} className="mt-1 grid gap-px">
      {items.map(({ section, href, count }) => (
        <Link
          key={section}
          href={href}
          // Whole pages are behind these; fetched ahead, each visit would cost the server five more.
          prefetch={false}
          title={t(section)}
          aria-current={section === current ? "page" : undefined}
          className={clsx(
            "relative flex h-[30px] items-center gap-[9px] rounded-6 px-2 font-medium max-desktop:h-9 max-desktop:justify-center max-desktop:px-0",
            section === current ? "tint-8 text-ink" : "text-ink-2 hover:tint-5",
          )}
        >
          <Pressed className="tint-8 inset-0 rounded-6" />
          <Icon name={SECTION_ICON[section]} className={section === current ? "text-accent-ink" : "text-ink-3"} />
          <span className="max-desktop:sr-only">{t(section)}</span>
          {count !== undefined && (
            <span className="ml-auto text-12 font-normal text-ink-3 tabular-nums max-desktop:sr-only">{count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

const tab =
  "relative grid content-center justify-items-center gap-[3px] text-11 leading-[0.875rem] font-medium ring-inward";

/** What a phone's bar shows first; it has room for four. */
const ON_PHONES: readonly Section[] = ["home", "orders", "errors", "invoices", "activity", "marketplaces"];
const MOST_ON_PHONES = 4;

/** The sections of a phone's bar, and those for which it has no room: they stand first behind "More". */
export function onPhones(items: readonly NavItem[]): { bar: readonly NavItem[]; more: readonly NavItem[] } {
  const place = ({ section }: NavItem) => ON_PHONES.indexOf(section);
  const sorted = [...items].sort((a, b) => place(a) - place(b));
  return { bar: sorted.slice(0, MOST_ON_PHONES), more: sorted.slice(MOST_ON_PHONES) };
}

/** The phone's bar at the bottom: four sections at most, then everything else. */
export function TabBar({ items, current, settingsId }: Props & { settingsId: string }) {
  const t = useT("shell");
  const { bar, more } = onPhones(items);
  const isMore = more.some(({ section }) => section === current);
  return (
    <nav
      aria-label={t("main")}
      data-print="no"
      className="fixed inset-x-0 bottom-0 z-20 grid h-[60px] auto-cols-fr grid-flow-col border-t border-line bg-surface tablet:hidden"
    >
      {bar.map(({ section, href, count, alert }) => (
        <Link
          key={section}
          href={href}
          prefetch={false}
          aria-current={section === current ? "page" : undefined}
          className={clsx(tab, section === current ? "text-accent-ink" : "text-ink-3")}
        >
          <Pressed className="inset-x-3 top-0 h-0.5 bg-accent" />
          <Icon name={SECTION_ICON[section]} size={20} />
          {t(section)}
          {alert && count !== undefined && (
            <span className="absolute top-[7px] left-[calc(50%+8px)] min-w-4 rounded-full bg-fail-solid px-1 text-center text-10 text-on-solid tabular-nums">
              {count}
            </span>
          )}
        </Link>
      ))}
      <button
        type="button"
        popoverTarget={settingsId}
        aria-current={isMore ? "true" : undefined}
        className={clsx(tab, isMore ? "text-accent-ink" : "text-ink-3")}
      >
        <Icon name="ellipsis" size={20} />
        {t("more")}
      </button>
    </nav>
  );
}
