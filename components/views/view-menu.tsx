"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { View } from "@/lib/contract/views";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { changeView, keepView, removeView } from "@/lib/queries/views";
import { type GridViews, stateOfView, useViews, type ViewProps } from "./use-views";

// What asks comes when it has something to ask.
const NameDialog = later(async () => (await import("./name-dialog")).NameDialog);
const RemoveDialog = later(async () => (await import("./remove-dialog")).RemoveDialog);

/**
 * The name is asked for in the frame of the press: what is typed next belongs to it. What could not be fetched is said where the dialog would
 * be, and can be fetched again there.
 */
function ahead(): void {
  NameDialog.ahead().catch(() => undefined);
}

/** The same for a view one is in, which can also be removed. */
function aheadOfMenu(): void {
  ahead();
  RemoveDialog.ahead().catch(() => undefined);
}

const serialize = createSerializer(orderGridParsers);
type Asking = "save" | "rename" | "duplicate" | "remove";

/** What can be done with the view one is in. Everything waits for the answer; a failure is said and nothing is shown as kept. */
function useDeeds({ accountId, state, marketplaces, onOpen }: ViewProps, views: GridViews) {
  const t = useT("views");
  const client = useQueryClient();
  const router = useRouter();
  const [said, setSaid] = useState("");
  const quietly = (work: Promise<unknown>, done = "") =>
    void work.then(
      () => setSaid(done),
      () => setSaid(t("failed")),
    );
  const change = (view: View, body: Parameters<typeof changeView>[3]) => changeView(client, accountId, view.id, body);
  return {
    said,
    async keep(name: string, shared: boolean, query: string) {
      onOpen(stateOfView(await keepView(client, accountId, { name, query, shared }), marketplaces));
    },
    rename: async (view: View, name: string) => void (await change(view, { name })),
    async remove(view: View) {
      await removeView(client, accountId, view.id);
      onOpen({ ...state, view: "" });
    },
    saveChanges: (view: View) =>
      quietly(
        change(view, { query: views.kept }).then((saved) => {
          // The address then names the columns that the view has.
          if (views.kept !== views.query) onOpen({ ...state, columns: stateOfView(saved, marketplaces).columns });
        }),
      ),
    share: (view: View) => quietly(change(view, { shared: !view.shared })),
    begin: (view: View) => quietly(change(view, { first: !view.first }).then(() => router.refresh())),
    copyLink(view: View) {
      const path = serialize(`/accounts/${accountId}/orders`, stateOfView(view, marketplaces));
      quietly(navigator.clipboard.writeText(`${location.origin}${path}`), t("copied"));
    },
  };
}

interface MenuProps extends ViewProps {
  /** What became of the button that stood here until the menu came. */
  before: RefObject<{ focused: boolean; pressed: boolean }>;
}

/** The menu of saved views: keep what is on screen, and whatever can be done with the view one is in. */
export function ViewMenu({ before, ...props }: MenuProps) {
  const { marketplaces, onOpen } = props;
  const t = useT("views");
  const views = useViews(props);
  const deeds = useDeeds(props, views);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { current, changed, kept } = views;
  const close = () => setAsking(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { focused, pressed } = before.current;
    before.current = { focused: false, pressed: false };
    if (focused || pressed) button.current?.focus();
    const press = () => {
      if (pressed) button.current?.click();
    };
    NameDialog.ahead().then(press, press);
  }, [before]);
  return (
    <>
      {current ? (
        <Menu
          label={t("menu")}
          align="end"
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              ref={button}
              icon="bookmark"
              label={t("menu")}
              onPointerEnter={aheadOfMenu}
              onFocus={aheadOfMenu}
            />
          )}
        >
          {changed && current.mine && (
            <MenuItem icon="save" onSelect={() => deeds.saveChanges(current)}>
              {t("save")}
            </MenuItem>
          )}
          <MenuItem icon="plus" onSelect={() => setAsking("save")}>
            {t("saveAs")}
          </MenuItem>
          {changed && (
            <MenuItem icon="rotate-ccw" onSelect={() => onOpen(stateOfView(current, marketplaces))}>
              {t("reset")}
            </MenuItem>
          )}
          <MenuSeparator />
          {current.mine && (
            <MenuItem icon="pencil" onSelect={() => setAsking("rename")}>
              {t("rename")}
            </MenuItem>
          )}
          <MenuItem icon="copy" onSelect={() => setAsking("duplicate")}>
            {t("duplicate")}
          </MenuItem>
          <MenuItem icon="house" onSelect={() => deeds.begin(current)}>
            {current.first ? t("notFirst") : t("first")}
          </MenuItem>
          {current.mine && (
            <MenuItem icon={current.shared ? "lock" : "users"} onSelect={() => deeds.share(current)}>
              {current.shared ? t("unshare") : t("share")}
            </MenuItem>
          )}
          <MenuItem icon="external-link" onSelect={() => deeds.copyLink(current)}>
            {t("copyLink")}
          </MenuItem>
          {current.mine && (
            <>
              <MenuSeparator />
              <MenuItem icon="trash-2" onSelect={() => setAsking("remove")}>
                {t("remove")}
              </MenuItem>
            </>
          )}
        </Menu>
      ) : (
        // Outside a view there is one thing to do: a menu of one entry would ask twice.
        <IconButton
          ref={button}
          icon="bookmark"
          label={t("saveNew")}
          aria-haspopup="dialog"
          onPointerEnter={ahead}
          onFocus={ahead}
          onClick={() => setAsking("save")}
        />
      )}
      <span role="status" className="sr-only">
        {deeds.said}
      </span>
      <LaterPart key={asking} className={OVER_THE_PAGE}>
        {(asking === "save" || (asking === "duplicate" && current)) && (
          <NameDialog
            kind={asking}
            initial={asking === "duplicate" && current ? t("copyOf", { name: current.name }).slice(0, 60) : ""}
            mayShare
            onKeep={(name, shared) =>
              deeds.keep(name, shared, asking === "duplicate" && current ? current.query : kept)
            }
            onClose={close}
          />
        )}
        {asking === "rename" && current && (
          <NameDialog
            kind="rename"
            initial={current.name}
            mayShare={false}
            onKeep={(name) => deeds.rename(current, name)}
            onClose={close}
          />
        )}
        {asking === "remove" && current && (
          <RemoveDialog view={current} onRemove={() => deeds.remove(current)} onClose={close} />
        )}
      </LaterPart>
    </>
  );
}
