"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { accentShades } from "@/lib/platform/settings/accent-shades";
import { words } from "@/lib/words/text";

const colourWords = words("console.settings.colour", {
  pick: "Pick a colour",
  light: "Light",
  dark: "Dark",
  link: "Link {colour}, contrast {contrast, number, ::.0}:1",
  adjusted: "The colour is darkened or lightened where text would be hard to read.",
  readable: "Readable in both themes as it is.",
});

interface ColourFieldProps {
  name: string;
  label: string;
  hint: string | undefined;
  /** `#rrggbb`, or empty for the product's own. */
  defaultValue: string;
  error: string | undefined;
}

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** The accent colour: typed or picked, with what will be made of it so that text stays readable. */
export function ColourField({ defaultValue, ...field }: ColourFieldProps) {
  const [colour, setColour] = useState(defaultValue);
  const typed = colour.trim();
  const t = useWords(colourWords);
  return (
    <div className="grid gap-3">
      <div className="flex items-end gap-3">
        <div className="grow">
          <Field
            {...field}
            spellCheck={false}
            value={colour}
            onChange={({ target }) => setColour(target.value)}
          />
        </div>
        <input
          type="color"
          aria-label={t("pick")}
          value={isColour(typed) ? typed : "#0b5d70"}
          onChange={({ target }) => setColour(target.value)}
          className="h-10 w-14 cursor-pointer rounded-lg border border-control bg-surface p-1"
        />
      </div>
      {isColour(typed) ? <Shades colour={typed} /> : null}
    </div>
  );
}

function Shades({ colour }: { colour: string }) {
  const { light, dark } = accentShades(colour);
  const t = useWords(colourWords);
  const changed = [light, dark].some(({ accent }) => accent !== colour.toLowerCase());
  return (
    <div className="grid gap-2 text-sm" aria-live="polite">
      <div className="flex flex-wrap gap-3">
        {[
          { name: t("light"), ...light },
          { name: t("dark"), ...dark },
        ].map(({ name, accent, ink, surface, contrast }) => (
          <div
            key={name}
            className="grid justify-items-start gap-2 rounded-lg border border-line p-4"
            style={{ background: surface, color: accent }}
          >
            <span className="rounded-lg px-3 py-1.5 font-medium" style={{ background: accent, color: ink }}>
              {name}
            </span>
            <span>{t("link", { colour: accent, contrast })}</span>
          </div>
        ))}
      </div>
      <p className="text-muted">{changed ? t("adjusted") : t("readable")}</p>
    </div>
  );
}
