"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { SaveFoot } from "@/components/settings/save-foot";
import { SettingSection } from "@/components/settings/setting-section";
import { useT } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input, inputClass } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import { type InvoiceIdentity, type InvoiceSettings, SaveInvoiceSettings } from "@/lib/contract/invoices";
import { invoiceSettingsQuery, saveInvoiceSettings } from "@/lib/queries/vcs";

interface Props {
  accountId: number;
  first: InvoiceSettings;
  mayChange: boolean;
}

type TextField = Exclude<keyof InvoiceIdentity, "vat_numbers">;
const EMPTY: InvoiceIdentity = {
  company: "",
  address: "",
  address_2: "",
  postal_code: "",
  city: "",
  country: "FR",
  vat_numbers: [],
  registration: "",
  contact: "",
  invoice_series: "FA",
  credit_note_series: "AV",
  time_zone: "Europe/Paris",
};

/** The form as a question to the route, with what is wrong by field. */
function readForm(form: HTMLFormElement): { wish: SaveInvoiceSettings | null; wrong: Record<string, string> } {
  const { vat_numbers, confirmed, ...texts } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const numbers = (vat_numbers ?? "").split(/[\n,;]+/).filter((line) => line.trim() !== "");
  const parsed = SaveInvoiceSettings.safeParse({
    identity: { ...texts, country: (texts.country ?? "").trim().toUpperCase(), vat_numbers: numbers },
    confirmed: confirmed === "on",
  });
  if (parsed.success) return { wish: parsed.data, wrong: {} };
  const wrong = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [String(path[1] ?? path[0]), message]),
  );
  return { wish: null, wrong };
}

function Standing({ settings }: { settings: InvoiceSettings }) {
  const t = useT("vcs");
  if (!settings.confirmed_at)
    return (
      <p className="flex items-center gap-1.5 text-ink-2">
        <Icon name="toggle-left" className="text-ink-3" />
        {t("setup.off")}
      </p>
    );
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-done">
      <Icon name="circle-check" />
      {t("setup.on")} <Time at={settings.confirmed_at} form="full" />
      {settings.confirmed_by && (
        <span className="text-ink-2">{t("setup.confirmedBy", { name: settings.confirmed_by })}</span>
      )}
    </p>
  );
}

/** Who sells, and how the invoices made here are numbered (PRODUCT idea 8). */
export function InvoiceSettingsScreen({ accountId, first, mayChange }: Props) {
  const t = useT("vcs");
  const client = useQueryClient();
  const { data } = useQuery({ ...invoiceSettingsQuery(accountId), initialData: first });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [confirmed, setConfirmed] = useState(false);
  const box = useId();
  const save = useMutation({
    mutationFn: (wish: SaveInvoiceSettings) => saveInvoiceSettings(accountId, wish),
    onSuccess: (saved) => {
      client.setQueryData(invoiceSettingsQuery(accountId).queryKey, saved);
      setConfirmed(false);
    },
  });
  const identity = data.identity ?? EMPTY;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    setWrong(read.wrong);
    if (read.wish) save.mutate(read.wish);
  };
  const text = (name: TextField, className?: string): ReactNode => (
    <Field label={t(`setup.${name}`)} error={wrong[name]} className={className}>
      {(ids) => <Input {...ids} name={name} autoComplete="off" defaultValue={identity[name]} readOnly={!mayChange} />}
    </Field>
  );
  return (
    <form onSubmit={submit} noValidate>
      <SettingSection title={t("setup.title")} text={t("setup.text")}>
        <div className="grid max-w-[560px] grid-cols-6 gap-3">
          {text("company", "col-span-6")}
          {text("address", "col-span-6")}
          {text("address_2", "col-span-6")}
          {text("postal_code", "col-span-2")}
          {text("city", "col-span-3")}
          {text("country", "col-span-1")}
        </div>
      </SettingSection>
      <SettingSection title={t("setup.vatTitle")} text={t("setup.vatText")}>
        <Field
          label={t("setup.vat_numbers")}
          hint={t("setup.vatHint")}
          error={wrong.vat_numbers}
          className="max-w-[320px]"
        >
          {(ids) => (
            <textarea
              {...ids}
              name="vat_numbers"
              rows={4}
              spellCheck={false}
              readOnly={!mayChange}
              defaultValue={identity.vat_numbers.join("\n")}
              className={inputClass("medium", "h-auto! py-1.5 tabular-nums")}
            />
          )}
        </Field>
      </SettingSection>
      <SettingSection title={t("setup.footTitle")} text={t("setup.footText")}>
        <div className="grid max-w-[560px] gap-3">
          {text("registration")}
          {text("contact")}
        </div>
      </SettingSection>
      <SettingSection title={t("setup.numbersTitle")} text={t("setup.numbersText")}>
        <div className="grid max-w-[560px] grid-cols-2 gap-3">
          {text("invoice_series")}
          {text("credit_note_series")}
          {text("time_zone", "col-span-2")}
        </div>
        {data.next && (
          <p className="text-12 text-ink-3 tabular-nums">
            {t("setup.nextNumbers", { invoice: data.next.invoice, credit: data.next.credit_note })}
          </p>
        )}
      </SettingSection>
      <SettingSection title={t("setup.confirmTitle")} text={t("setup.confirmText")}>
        <Standing settings={data} />
        {mayChange && (
          <label htmlFor={box} className="flex max-w-[560px] items-start gap-1.5">
            <Checkbox
              id={box}
              name="confirmed"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
            <span className="pt-0.5">{t("setup.confirm")}</span>
          </label>
        )}
        <SaveFoot state={save} label={t(confirmed ? "setup.saveAndConfirm" : "setup.save")} mayChange={mayChange} />
      </SettingSection>
    </form>
  );
}
