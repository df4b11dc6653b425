"use client";

import { type FormEvent, useId, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import { NOTICE_EVENTS, type NoticeSettings } from "@/lib/contract/triage";
import { ApiError } from "@/lib/queries/api-fetch";
import { saveNotices } from "@/lib/queries/triage";

/** A box with its words. */
function Choice(props: { checked: boolean; onChange: (checked: boolean) => void; children: string }) {
  const id = useId();
  return (
    <span className="flex min-h-6 items-center gap-2">
      <Checkbox id={id} checked={props.checked} onChange={({ target }) => props.onChange(target.checked)} />
      <label htmlFor={id}>{props.children}</label>
    </span>
  );
}

function Recent({ recent }: { recent: NoticeSettings["recent"] }) {
  const t = useT("triage");
  return (
    <section aria-label={t("notices.recent")}>
      <h3 className="mb-1 text-12 font-semibold">{t("notices.recent")}</h3>
      {recent.length === 0 && <p className="text-12 text-ink-3">{t("notices.none")}</p>}
      <ul className="grid gap-0.5 text-12 text-ink-2">
        {recent.map((one) => (
          <li key={`${one.at} ${one.channel} ${one.event}`} className="flex flex-wrap gap-x-2">
            <Time at={one.at} form="short" className="text-ink-3" />
            {t(`notices.channel.${one.channel}`)}, {t(`notices.event.${one.event}`)}: {t(`notices.state.${one.state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Secret({ secret }: { secret: string }) {
  const t = useT("triage");
  return (
    <Field label={t("notices.secret")} hint={t("notices.secretHint")}>
      {(ids) => (
        <Input {...ids} readOnly value={secret} tail={<CopyButton text={secret} label={t("notices.secret")} />} />
      )}
    </Field>
  );
}

/** What a person wants to hear of, and how: theirs alone, off until they switch it on (PRODUCT E15). */
export function NoticesScreen({ accountId, first }: { accountId: number; first: NoticeSettings }) {
  const t = useT("triage");
  const [settings, setSettings] = useState(first);
  const [events, setEvents] = useState<readonly string[]>(first.events);
  const [byMail, setByMail] = useState(first.email);
  const [byWebhook, setByWebhook] = useState(first.webhook_url !== null);
  const [url, setUrl] = useState(first.webhook_url ?? "");
  const [state, setState] = useState<"idle" | "saved" | "failed" | "bad_url" | "no_events">("idle");
  // A way without anything to tell would be kept and stay silent.
  const switchOn = (set: (on: boolean) => void) => (on: boolean) => {
    set(on);
    if (on && events.length === 0) setEvents(NOTICE_EVENTS);
  };
  const save = async (newSecret: boolean) => {
    const wanted = NOTICE_EVENTS.filter((event) => events.includes(event));
    if (byWebhook && url.trim() === "") return setState("bad_url");
    if ((byMail || byWebhook) && wanted.length === 0) return setState("no_events");
    try {
      const kept = await saveNotices(accountId, {
        email: byMail,
        webhook_url: byWebhook ? url.trim() : null,
        events: wanted,
        new_secret: newSecret,
      });
      setSettings(kept);
      setState("saved");
    } catch (error) {
      setState(
        error instanceof ApiError && error.details.some(({ field }) => field === "webhook_url") ? "bad_url" : "failed",
      );
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  return (
    <form noValidate onSubmit={submit} className="grid max-w-[520px] gap-5 px-5 py-4 max-tablet:px-4">
      <header>
        <h2 className="text-14">{t("notices.title")}</h2>
        <p className="text-12 text-ink-3">{t("notices.text")}</p>
      </header>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">{t("notices.events")}</legend>
        {NOTICE_EVENTS.map((event) => (
          <Choice
            key={event}
            checked={events.includes(event)}
            onChange={(checked) => setEvents((now) => (checked ? [...now, event] : now.filter((one) => one !== event)))}
          >
            {t(`notices.event.${event}`)}
          </Choice>
        ))}
        {state === "no_events" && events.length === 0 && (
          <p role="alert" className="text-12 text-fail">
            {t("notices.noEvents")}
          </p>
        )}
      </fieldset>
      <div className="grid gap-1">
        <Choice checked={byMail} onChange={switchOn(setByMail)}>
          {t("notices.email")}
        </Choice>
        {!settings.mail_server && <p className="pl-8 text-12 text-warn">{t("notices.noMail")}</p>}
      </div>
      <div className="grid gap-2">
        <Choice checked={byWebhook} onChange={switchOn(setByWebhook)}>
          {t("notices.webhook")}
        </Choice>
        {byWebhook && (
          <Field
            label={t("notices.url")}
            hint={t("notices.urlHint")}
            error={state === "bad_url" ? t("notices.badUrl") : undefined}
          >
            {(ids) => (
              <Input
                {...ids}
                type="url"
                autoComplete="off"
                spellCheck={false}
                value={url}
                onChange={({ target }) => setUrl(target.value)}
              />
            )}
          </Field>
        )}
        {settings.secret && <Secret secret={settings.secret} />}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary">
          {t("notices.save")}
        </Button>
        {settings.webhook_url && byWebhook && <Button onClick={() => void save(true)}>{t("notices.test")}</Button>}
        <p role="status" className="flex items-center gap-1 text-12 text-done">
          {state === "saved" && (
            <>
              <Icon name="circle-check" size={13} /> {t("notices.saved")}
            </>
          )}
        </p>
        <p role="alert" className="text-12 text-fail empty:hidden">
          {state === "failed" && t("notices.failed")}
        </p>
      </div>
      <Recent recent={settings.recent} />
    </form>
  );
}
