import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

/**
 * Fields side by side where there is room. Labels, hints, controls and mistakes of neighbours each share a row, so that a
 * mistake of one moves nothing of the other, and controls stand in line however long the hints are.
 */
export const FieldGrid = ({ className, children }: { className?: string; children: ReactNode }) => (
  <div
    className={classNames(
      "-mb-5 grid items-start gap-x-5 *:row-span-4 *:mb-5 *:data-field:grid-rows-subgrid sm:grid-cols-2",
      className,
    )}
  >
    {children}
  </div>
);
