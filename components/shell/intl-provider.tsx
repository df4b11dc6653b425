"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Area } from "@/lib/messages/en";
import type { Locale } from "@/lib/messages/locales";
import { type CompiledMessages, createTranslate, type Translate } from "@/lib/messages/translate";

interface Intl {
  locale: Locale;
  zone: string;
  messages: CompiledMessages;
}

const IntlContext = createContext<Intl>({ locale: "en", zone: "UTC", messages: {} });
const NowContext = createContext<number>(0);

/** How often ages and deadlines on screen are counted again. */
const TICK_MS = 30_000;

/**
 * Gives client components the reader's language, zone and clock. `messages` carries only the areas they use; a provider inside
 * another adds to it. `now` is the server's moment: the first paint in the browser equals the server's, and from then on the
 * clock runs from there, so that a wrong clock in the browser moves no deadline.
 */
export function IntlProvider(props: Intl & { now: number; children: ReactNode }) {
  const { locale, zone, messages, now, children } = props;
  const outer = useContext(IntlContext);
  const value = useMemo(
    () => ({ locale, zone, messages: { ...outer.messages, ...messages } }),
    [locale, zone, messages, outer.messages],
  );
  return (
    <IntlContext value={value}>
      <NowContext value={useClock(now)}>{children}</NowContext>
    </IntlContext>
  );
}

/** Adds words to those around it, for a part of the screen that fetched its own. */
export function MoreWords({ messages, children }: { messages: CompiledMessages; children: ReactNode }) {
  const outer = useContext(IntlContext);
  const value = useMemo(() => ({ ...outer, messages: { ...outer.messages, ...messages } }), [outer, messages]);
  return <IntlContext value={value}>{children}</IntlContext>;
}

/** When each moment of the server's first came to this browser: the page that "Back" brings is the same one, with the same moment in it. */
const arrivals = new Map<number, number>();
const MOST_ARRIVALS = 50;

function arrivalOf(serverNow: number): number {
  const known = arrivals.get(serverNow);
  if (known !== undefined) return known;
  const [oldest] = arrivals.keys();
  if (arrivals.size >= MOST_ARRIVALS && oldest !== undefined) arrivals.delete(oldest);
  const arrived = Date.now();
  arrivals.set(serverNow, arrived);
  return arrived;
}

function useClock(serverNow: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const arrived = arrivalOf(serverNow);
    const tick = () => setNow(serverNow + (Date.now() - arrived));
    if (Date.now() - arrived > TICK_MS) tick();
    const whenSeen = () => {
      if (document.visibilityState === "visible") tick();
    };
    const timer = setInterval(whenSeen, TICK_MS);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  }, [serverNow]);
  return now;
}

/** Words of one area. */
export function useT<A extends Area>(area: A): Translate<A> {
  const { messages, locale } = useContext(IntlContext);
  return useMemo(() => createTranslate(messages, locale, area), [messages, locale, area]);
}

/** The language on screen. */
export function useLocale(): Locale {
  return useContext(IntlContext).locale;
}

/** The reader's time zone, IANA name. */
export function useZone(): string {
  return useContext(IntlContext).zone;
}

/** The current moment in milliseconds, counted again every half minute while the page is seen. */
export function useNow(): number {
  return useContext(NowContext);
}
