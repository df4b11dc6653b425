"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { CarrierName } from "@/lib/contract/carrier-names";
import { plainText } from "@/lib/format/plain";
import type { Choice } from "@/lib/grammar";

interface Props {
  names: readonly CarrierName[];
  choices: readonly Choice[];
  mayChange: boolean;
  onChange: (name: CarrierName) => void;
  onRemove: (name: CarrierName) => void;
}

function Meaning({ code, choice }: { code: string; choice: Choice | undefined }) {
  const t = useT("carriers");
  if (!choice)
    return (
      <span className="flex items-start gap-[5px] whitespace-normal text-warn">
        <Icon name="triangle-alert" size={13} className="mt-[3px]" />
        <span>{t("gone", { code: plainText(code, 60).text })}</span>
      </span>
    );
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2" translate="no">
      <Plain max={60}>{choice.label}</Plain>
      {choice.label !== code && (
        <span className="text-12 text-ink-3">
          <Plain max={60}>{code}</Plain>
        </span>
      )}
    </span>
  );
}

/** What the account calls the carriers here, and what each name means. */
export function CarrierTable({ names, choices, mayChange, onChange, onRemove }: Props) {
  const t = useT("carriers");
  return (
    <div className="max-h-[420px] overflow-auto rounded-8 border border-line">
      <Table caption={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("yours")}</th>
            <th scope="col">{t("means")}</th>
            <th scope="col" className="max-tablet:hidden">
              {t("changed")}
            </th>
            {mayChange && (
              <th scope="col">
                <span className="sr-only">{t("buttons")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>:is(th,td)]:border-b-0">
          {names.map((one) => (
            <tr key={one.name}>
              <th
                scope="row"
                className="max-w-[220px] !py-1.5 !whitespace-normal [overflow-wrap:anywhere] font-medium"
                translate="no"
              >
                <Plain max={100}>{one.name}</Plain>
              </th>
              <td className="!whitespace-normal">
                <Meaning code={one.code} choice={choices.find(({ code }) => code === one.code)} />
              </td>
              <td className="text-12 text-ink-3 max-tablet:hidden">
                {one.changed.by && <Plain max={60}>{t("by", { who: one.changed.by })}</Plain>}{" "}
                <Time at={one.changed.at} form="ago" />
              </td>
              {mayChange && (
                <td>
                  <span className="flex justify-end gap-1">
                    <IconButton
                      icon="pencil"
                      label={t("changeOf", { name: plainText(one.name, 60).text })}
                      onClick={() => onChange(one)}
                    />
                    <IconButton
                      icon="trash-2"
                      label={t("removeOf", { name: plainText(one.name, 60).text })}
                      onClick={() => onRemove(one)}
                    />
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
