import { z } from "zod";
import { withoutControls } from "@/lib/platform/input/without-controls";

/** What somebody calls a thing of theirs: one line of 1 to 100 characters. */
export const shortName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(...withoutControls);
