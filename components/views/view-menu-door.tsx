"use client";

import { useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { LaterPart, later, Opening } from "@/components/ui/later-part";
import type { ViewProps } from "./use-views";

// The first page carries the button alone: the menu comes when a hand is near it.
const names = () => import("./name-dialog");
const ViewMenu = later(async () => (await import("./view-menu")).ViewMenu);

/** The button of the menu of saved views. A press that came before the menu opens it as soon as it is there. */
export function ViewMenuDoor(props: ViewProps) {
  const t = useT("views");
  const [near, setNear] = useState(false);
  const [awaited, setAwaited] = useState(false);
  const before = useRef({ focused: false, pressed: false });
  // Drawn once it is there: what cannot be fetched leaves the button, and is asked for again by the next hand.
  const come = () => {
    // What asks for the name comes beside the menu, not after it, and both are drawn in the frame of the press.
    void Promise.all([ViewMenu.ahead(), names().catch(() => undefined)]).then(
      () => setNear(true),
      () => setAwaited(false),
    );
  };
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
      // The menu's own button may take this one's place between the finger's going down and up: no click would come of it.
      onPointerDown={({ button }) => {
        before.current.pressed = button === 0;
      }}
      onClick={() => {
        before.current.pressed = true;
        setAwaited(true);
        come();
      }}
    />
  );
  const door = (
    <>
      {button}
      {awaited && <Opening />}
    </>
  );
  if (!near) return door;
  return (
    <LaterPart meanwhile={door}>
      <ViewMenu {...props} before={before} />
    </LaterPart>
  );
}
