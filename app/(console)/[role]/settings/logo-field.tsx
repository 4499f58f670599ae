"use client";

import Image from "next/image";
import { type ChangeEvent, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";

/** As lib/platform/settings/logo-image.ts, which decides. */
const maxBytes = 200 * 1024;
const kinds = ["image/png", "image/svg+xml"];

interface LogoFieldProps {
  logoUrl: string | null;
  error: string | undefined;
}

/** The logo on light and dark ground: the present one, or the file that is chosen; with a way back to the own sign. */
export function LogoField({ logoUrl, error }: LogoFieldProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    const wrong = file && refusalOf(file);
    setProblem(wrong);
    if (!file || wrong) {
      target.value = "";
      return setChosen(null);
    }
    const reader = new FileReader();
    reader.onload = () => setChosen(String(reader.result));
    reader.readAsDataURL(file);
  };
  const shown = chosen ?? logoUrl;
  return (
    <div className="grid gap-3">
      <Field
        label="Logo"
        hint="PNG or plain SVG, at most 200 KB. It is shown 28 pixels high."
        name="logo"
        type="file"
        accept={kinds.join(",")}
        onChange={choose}
        error={problem ?? error}
        className="py-2 file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-ink"
      />
      {shown ? (
        <div className="flex flex-wrap gap-3">
          <Ground className="bg-[#ffffff]" name="light" url={shown} />
          <Ground className="bg-[#171c1f]" name="dark" url={shown} />
        </div>
      ) : null}
      {logoUrl && !chosen ? (
        <Checkbox name="removeLogo" label="Remove the logo" detail="The product's own sign comes back." />
      ) : null}
    </div>
  );
}

function refusalOf({ type, size }: File): string | undefined {
  if (!kinds.includes(type)) return "Choose a PNG or an SVG picture.";
  return size > maxBytes ? "This file is larger than 200 KB. Choose a smaller one." : undefined;
}

function Ground({ className, name, url }: { className: string; name: string; url: string }) {
  return (
    <div
      className={`grid h-16 min-w-32 place-items-center rounded-lg border border-line px-5 ${className}`}
      title={`On ${name} ground`}
    >
      <Image
        src={url}
        alt={`The logo on ${name} ground`}
        width={160}
        height={28}
        unoptimized
        className="h-7 w-auto max-w-40 object-contain"
      />
    </div>
  );
}
