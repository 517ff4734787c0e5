export const name = "crescendo";
