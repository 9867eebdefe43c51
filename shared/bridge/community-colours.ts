// The palette that tells communities from each other: tokens.css has a colour for each of its places.

export const communityColours = 8;
