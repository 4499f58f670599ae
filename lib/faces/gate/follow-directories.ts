import { prepareDirectories } from "@/lib/doors/mail/dovecot-auth";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";

/** Providers are connected while a gate runs. */
const everyMs = 10_000;

/**
 * Looks from now on whether there is a directory, and is ready for its people before the first of them comes; ends by itself
 * then, or when the returned function is called.
 */
export function followDirectories(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    const isReady = await prepareDirectories().catch(notNow);
    if (isReady) logger("gate").info("worker is ready to ask directories");
    else if (!stopped) timer = setTimeout(look, everyMs).unref();
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function notNow(error: unknown): false {
  if (!(error instanceof AppError))
    logger("gate").error({ error }, "cannot load what directories are asked by");
  return false;
}
