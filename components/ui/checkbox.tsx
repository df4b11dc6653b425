"use client";

import clsx from "clsx";
import { type ComponentProps, useEffect, useRef } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "size"> & {
  /** Some but not all of what it stands for. */
  mixed?: boolean;
};

/** A native checkbox of 16 px in a target of 24. Give it a label: `aria-label` or an outer `<label>`. */
export function Checkbox({ mixed = false, className, ...rest }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <span className={clsx("inline-grid size-6 flex-none align-middle place-items-center", className)}>
      <input {...rest} ref={box} type="checkbox" className="checkbox" />
    </span>
  );
}
