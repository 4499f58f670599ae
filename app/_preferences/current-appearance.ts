import { cookies } from "next/headers";
import { type Appearance, appearanceOf } from "@/lib/platform/reader/appearance";
import { appearanceCookie } from "@/lib/platform/reader/preference-cookies";

/** The appearance that was chosen in this browser. */
export const currentAppearance = async (): Promise<Appearance> =>
  appearanceOf((await cookies()).get(appearanceCookie)?.value);
