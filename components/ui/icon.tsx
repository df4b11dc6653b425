import clsx from "clsx";
import { type IconName, SPRITE } from "./icon-sprite";

export type { IconName } from "./icon-sprite";

/**
 * A lucide icon from the sprite, in a slot of fixed size: nothing moves while it loads. Decorative unless `label` names it.
 * `name` undefined leaves the slot empty, so that words below each other stay aligned.
 */
export function Icon(props: { name?: IconName | undefined; size?: number; label?: string; className?: string }) {
  const { name, size = 16, label, className } = props;
  return (
    <svg
      className={clsx("icon", className)}
      width={size}
      height={size}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      {name && <use href={`${SPRITE}#${name}`} />}
    </svg>
  );
}
