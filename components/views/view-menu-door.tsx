"use client";

import { useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { LaterPart, later } from "@/components/ui/later-part";
import type { ViewProps } from "./use-views";

// The first page carries the button alone: the menu comes when a hand is near it.
const menu = () => import("./view-menu");
const ViewMenu = later(async () => (await menu()).ViewMenu);

/** The button of the menu of saved views. A press that came before the menu opens it as soon as it is there. */
export function ViewMenuDoor(props: ViewProps) {
  const t = useT("views");
  const [near, setNear] = useState(false);
  const before = useRef({ focused: false, pressed: false });
  // Drawn once it is there: what cannot be fetched leaves the button, and is asked for again by the next hand.
  const come = () =>
    void menu().then(
      () => setNear(true),
      () => {},
    );
  const isNew = props.state.view === "";
  const button = (
    <IconButton
      icon="bookmark"
      label={t(isNew ? "saveNew" : "menu")}
      aria-haspopup={isNew ? "dialog" : "menu"}
      onPointerEnter={come}
      onFocus={() => {
        before.current.focused = true;
        come();
      }}
      onBlur={() => {
        before.current.focused = false;
      }}
      onClick={() => {
        before.current.pressed = true;
        come();
      }}
    />
  );
  if (!near) return button;
  return (
    <LaterPart meanwhile={button}>
      <ViewMenu {...props} before={before} />
    </LaterPart>
  );
}
