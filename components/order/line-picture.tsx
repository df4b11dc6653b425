"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";

/** A product's picture at our own `path`, which fetches it; a parcel where there is none or it does not come. */
export function LinePicture({ path }: { path: string | undefined }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className="grid size-9 place-items-center overflow-hidden rounded-4 bg-todo-soft text-ink-3">
      {path && !broken ? (
        // biome-ignore lint/performance/noImgElement: Next's optimiser would decode what marketplaces send
        <img
          src={path}
          alt=""
          width={36}
          height={36}
          loading="lazy"
          className="size-9 object-cover"
          onError={() => setBroken(true)}
          // A picture that failed before this script ran has already told nobody.
          ref={(picture) => {
            if (picture?.complete && picture.naturalWidth === 0) setBroken(true);
          }}
        />
      ) : (
        <Icon name="package" />
      )}
    </span>
  );
}
