/** The parts of Prism that are loaded one by one; its types know only the whole. */
declare module "prismjs/components/prism-core" {
  export { languages, tokenize } from "prismjs";
}
declare module "prismjs/components/*";
