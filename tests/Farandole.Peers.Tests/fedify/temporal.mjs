// Fedify speaks of moments with Temporal, which this Node does not have by itself.
import { Temporal } from "@js-temporal/polyfill";

globalThis.Temporal ??= Temporal;
