import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";
import { WindowLimit } from "@/lib/platform/window-limit";

/** A token cannot be guessed; this keeps whoever tries from costing anything. */
const perMinute = 30;

const limit = () => processWide("profile-links", () => new WindowLimit(perMinute, 60_000));

/** Whether this caller may try another link now: so often in a minute from one network. */
export const mayTryProfileLink = (ip: string | undefined): boolean =>
  limit().take(ip === undefined ? "unknown" : neighbourhood(ip)) === 0;
