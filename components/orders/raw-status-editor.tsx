"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { marketplaceName } from "@/components/ui/marketplace";
import type { OrderGridState } from "@/lib/domain/order-filters";
import { plainText } from "@/lib/format/plain";
import { marketplaceStatusesQuery } from "@/lib/queries/marketplace-statuses";
import { marketplaceListQuery } from "@/lib/queries/marketplaces";
import { PickRow } from "./pick-row";
import { type StatusGroup, statusGroups } from "./status-groups";
import { ValueSearch } from "./value-search";
import { WholeText } from "./whole-text";

interface Props {
  accountId: number;
  state: OrderGridState;
  onChange: (changes: Partial<OrderGridState>) => void;
  close: () => void;
}

/** The words of some marketplaces under their names. */
function Group(props: { group: StatusGroup; raw: string; onPick: (word: string) => void }) {
  const { group, raw, onPick } = props;
  const t = useT("orders");
  const id = useId();
  return (
    <>
      <p id={id} className="px-2 pt-2 pb-0.5 text-11 font-medium text-ink-3">
        {plainText(group.names, 120).text}
        {!group.chosen && <span className="font-normal"> · {t("filters.rawAdds", { n: group.codes.length })}</span>}
      </p>
      <ul aria-labelledby={id}>
        {group.words.map((word) => (
          <PickRow key={word} current={group.chosen && word === raw} onPick={() => onPick(word)}>
            {plainText(word, 40).text}
          </PickRow>
        ))}
      </ul>
    </>
  );
}

/**
 * What marketplaces call the state of an order, under their names, the chosen ones first; a word of another one adds that marketplace to those chosen,
 * or nothing would be found. Any other word may be typed, and one of a link stays (PRODUCT LA-17).
 */
export function RawStatusEditor({ accountId, state, onChange, close }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  const [wanted, setWanted] = useState("");
  const { data } = useQuery(marketplaceStatusesQuery(accountId));
  const stores = useQuery(marketplaceListQuery(accountId)).data?.results ?? [];
  const nameOf = (code: string) =>
    marketplaceName({ code, name: stores.find((store) => store.code === code)?.name ?? null });
  const asked = { results: data?.results ?? [], chosen: state.marketplace, nameOf, locale };
  const all = statusGroups({ ...asked, wanted: "" });
  const groups = statusGroups({ ...asked, wanted });
  // A word of the link that no chosen marketplace has is still in force: it stands first and can be seen.
  const isStranger = state.raw !== "" && !all.some(({ chosen, words }) => chosen && words.includes(state.raw));
  const choose = (raw: string, group?: StatusGroup) => {
    onChange({
      raw,
      ...(group && !group.chosen ? { marketplace: [...new Set([...state.marketplace, ...group.codes])] } : {}),
    });
    close();
  };
  return (
    <>
      <ValueSearch among={all.reduce((sum, { words }) => sum + words.length, 0)} wanted={wanted} onWanted={setWanted} />
      <div className="scroll-thin relative max-h-[min(16rem,45vh)] overflow-auto p-1">
        {isStranger && (
          <ul>
            <PickRow current onPick={() => choose(state.raw)}>
              {plainText(state.raw, 40).text}
            </PickRow>
          </ul>
        )}
        {groups.map((group) => (
          <Group key={group.codes.join(" ")} group={group} raw={state.raw} onPick={(word) => choose(word, group)} />
        ))}
        {groups.length === 0 && wanted !== "" && <p className="px-2 py-1.5 text-ink-3">{t("filters.noValues")}</p>}
      </div>
      <div className="border-t">
        <WholeText label={t("filters.rawHint")} value={state.raw} onApply={choose} />
      </div>
    </>
  );
}
