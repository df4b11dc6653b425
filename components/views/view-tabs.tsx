"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon, type IconName } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Tab, TabsMenu } from "@/components/ui/tabs";
import type { View } from "@/lib/contract/views";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { plainText } from "@/lib/format/plain";
import { stateOfView, useBareLink, useViews, type ViewProps } from "./use-views";

const serialize = createSerializer(orderGridParsers);

/** A saved view may have the name of a ready-made tab: the sign tells them apart, and whose it is. */
const iconOf = (view: View): IconName => (view.mine ? "bookmark" : "users");

/** The saved views after the ready-made tabs, each a real link that shows the same rows to whoever opens it; all of them also in a menu. */
export function ViewTabs(props: ViewProps) {
  const { accountId, marketplaces, onOpen } = props;
  const t = useT("views");
  const views = useViews(props);
  useBareLink(views, props);
  const whose = (view: View) => (view.mine ? t("one") : t("sharedBy", { name: view.owner }));
  if (views.list.length === 0) return null;
  return (
    <>
      {views.list.map((view) => {
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
            <span title={whose(view)} className="flex-none">
              <Icon name={iconOf(view)} size={14} className="text-ink-3" />
              <span className="sr-only">{whose(view)}: </span>
            </span>
            <bdi>{plainText(view.name, 28).text}</bdi>
          </Tab>
        );
      })}
      <TabsMenu>
        <Menu
          label={t("own")}
          align="end"
          trigger={(trigger) => <IconButton {...trigger} icon="chevron-down" label={t("own")} />}
        >
          {views.list.map((view) => (
            <MenuItem
              key={view.id}
              icon={view === views.current ? "check" : iconOf(view)}
              onSelect={() => onOpen(stateOfView(view, marketplaces))}
            >
              <bdi className="wrap-anywhere">{plainText(view.name, 60).text}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </TabsMenu>
    </>
  );
}
