"use client";

import { useT } from "@/components/shell/intl-provider";
import { Tab } from "@/components/ui/tabs";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { plainText } from "@/lib/format/plain";
import { stateOfView, useBareLink, useViews, type ViewProps } from "./use-views";

const serialize = createSerializer(orderGridParsers);

/** The saved views after the ready-made tabs, each a real link that shows the same rows to whoever opens it. */
export function ViewTabs(props: ViewProps) {
  const { accountId, marketplaces, onOpen } = props;
  const t = useT("views");
  const views = useViews(props);
  useBareLink(views, props);
  return views.list.map((view) => {
    const state = stateOfView(view, marketplaces);
    const isCurrent = view === views.current;
    return (
      <Tab
        key={view.id}
        href={serialize(`/accounts/${accountId}/orders`, state)}
        current={isCurrent}
        changed={isCurrent && views.changed ? t("changed") : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onOpen(state);
        }}
      >
        <bdi title={view.mine ? undefined : t("sharedBy", { name: view.owner })}>{plainText(view.name, 28).text}</bdi>
      </Tab>
    );
  });
}
