"use client";

import { useSyncExternalStore } from "react";

const nothingToWatch = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/** Whether the browser has taken over; false on the server, while taking over, and without script. */
export const useInBrowser = (): boolean => useSyncExternalStore(nothingToWatch, inBrowser, onServer);
