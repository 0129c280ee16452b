import { helpOut, type HelperStart } from "./threadedKernel";

/** The first message is all that it ever hears: from then on it works, or sleeps on the shared words. */
self.onmessage = ({ data }: MessageEvent<HelperStart>): void => void helpOut(data);
