"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { safeHref } from "@/lib/format/safe-href";

/** A product's picture, loaded by the browser alone and only over https; a parcel where there is none or it does not come. */
export function LinePicture({ url }: { url: string | null }) {
  const [broken, setBroken] = useState(false);
  const safe = url && !broken ? safeHref(url) : null;
  const src = safe && "href" in safe && safe.href.startsWith("https:") ? safe.href : null;
  return (
    <span className="grid size-9 place-items-center overflow-hidden rounded-4 bg-todo-soft text-ink-3">
      {src ? (
        // biome-ignore lint/performance/noImgElement: Next's optimiser would make our server fetch the address
        <img
          src={src}
          alt=""
          width={36}
          height={36}
          loading="lazy"
          referrerPolicy="no-referrer"
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
