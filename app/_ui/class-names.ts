import { clsx } from "clsx";

/** Joins class names. None may contradict another: which of them wins is up to the style sheet, not to their order here. */
export const classNames = clsx;
