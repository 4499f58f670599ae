import { z } from "zod";
import { withoutControls } from "@/lib/platform/input/without-controls";

/** What its owner calls a factor. */
export const factorName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(...withoutControls);
