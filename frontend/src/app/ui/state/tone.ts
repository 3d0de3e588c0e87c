/** What a state looks like: deep water, pine (fine), ochre (waiting), coral (late, lost, down), heather (booked). */
export type Tone = 'neutral' | 'primary' | 'pine' | 'ochre' | 'coral' | 'heather';
