import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "@/app/_ui/class-names";

/** A link among text, or as the name of a row. */
export const TextLink = ({ className, ...link }: ComponentProps<typeof Link>) => (
  <Link {...link} className={classNames("text-accent hover:underline", className)} />
);
