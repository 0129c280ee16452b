export { tellFailure } from "../ui/tellFailure";
