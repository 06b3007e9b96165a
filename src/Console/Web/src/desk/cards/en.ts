import type { Card } from './card';

export const cards: readonly Card[] = [
  {
    id: 'silent', first: 'No words does not mean no emergency. Do not hang up: listen first, then ask for keys.', tool: 'yesNo',
    steps: [
      { kind: 'do', text: 'Listen for 10 seconds: crying, breathing, blows, quarrel, water, an alarm. Write down what you hear.' },
      { kind: 'say', text: 'This is 110. If you cannot speak, press any key on your phone, or tap it twice.' },
      { kind: 'ask', text: 'Press 1 if you need the police.' }, { kind: 'ask', text: 'Press 1 if somebody is hurt.' }, { kind: 'ask', text: 'Press 1 if the one who hurts you is beside you.' }, { kind: 'ask', text: 'Press 1 if you are at home.' },
      { kind: 'do', text: 'Any answer: handle it as P1, look at the history and the last place of this number, keep the line.' },
      { kind: 'do', text: 'No answer at all: when the line is gone, call back once; if nobody answers, keep it for a call-back. Never close it as invalid at once.' },
    ],
    never: ['Do not ask loudly again and again who is calling.', 'After an answer, make no call that would ring aloud.'],
  },
  {
    id: 'coded', first: 'Go along with what is said. Ask only what can be answered with yes, no or a number.', tool: 'yesNo',
    steps: [
      { kind: 'say', text: 'All right, this is the police operator. You cannot speak freely, is that so? I ask, you just say yes or no.' },
      { kind: 'ask', text: 'Is somebody with you who threatens you?' }, { kind: 'ask', text: 'Has he a knife or another weapon?' }, { kind: 'ask', text: 'Is anybody hurt?' }, { kind: 'ask', text: 'The same address as last time?' },
      { kind: 'say', text: 'For how many? (How many people are there?) Shall it be hot? (Is an ambulance needed?)' },
      { kind: 'do', text: 'Take the address from history and place finder; read the house number and let it be confirmed with yes.' },
      { kind: 'do', text: 'Write on the order: the attacker is beside the caller, no call back, no siren at the door, never say who called.' },
      { kind: 'say', text: 'Your order is on its way. You need not hang up, just lay the phone down.' },
    ],
    never: ['Do not say “wrong number, this is the police”.', 'Do not ask for a name.'],
  },
  {
    id: 'cpr', first: 'Does not wake, does not breathe normally: compressions now.', tool: 'metronome',
    steps: [
      { kind: 'ask', text: 'Tap the shoulder and shout: is there any reaction?' }, { kind: 'ask', text: 'Look at the chest: does it rise and fall normally? (A gasp now and then is not normal.)' },
      { kind: 'do', text: 'Twice no: send 120 and guide compressions at the same time.' },
      { kind: 'say', text: 'Put the phone on loudspeaker on the floor. Lay the person flat on hard ground. Kneel beside the chest.' },
      { kind: 'say', text: 'Heel of one hand on the middle of the chest, between the nipples, the other hand on top, arms straight.' },
      { kind: 'say', text: 'Press down hard, about five centimetres, then let go fully. With my beat: one, two, three, four…' },
      { kind: 'do', text: 'Start the metronome and count along. Ask every two minutes whether somebody can take over.' },
      { kind: 'ask', text: 'Is a defibrillator (AED) near? Let somebody fetch it, switch it on and do as it says.' },
      { kind: 'say', text: 'Do not stop until the ambulance crew takes over, or the person moves or breathes normally.' },
    ],
    never: ['No looking for medicine, no pillow, no water.', 'Without training no breaths are needed: only press.', 'Do not hang up.'],
  },
  {
    id: 'gas', first: 'Get out first, then talk. Touch no switch.',
    steps: [
      { kind: 'ask', text: 'Are you inside, or out already?' },
      { kind: 'say', text: 'Please take everybody out by the stairs now, to open ground against the wind, and then go on talking to me.' },
      { kind: 'say', text: 'If it is on your way, close the main valve and open a window; if not, just go.' },
      { kind: 'ask', text: 'Does anybody feel dizzy or sick, or has anybody collapsed?' }, { kind: 'ask', text: 'Does it smell in the kitchen, the stairwell or the street? Do you hear hissing?' },
      { kind: 'do', text: 'Send 119 and tell the gas company; somebody unwell: tell 120 as well.' },
      { kind: 'do', text: 'Leak in the open or from a shaft: keep people and cars away, no engine is started.' },
    ],
    never: ['No light switch, fan or door bell, no phone call inside.', 'No flame to look for the leak.', 'No lift.', 'Nobody goes back for things.'],
  },
  {
    id: 'lift', first: 'Inside the cabin people are safe. Doors stay closed.',
    steps: [
      { kind: 'ask', text: 'How many people? Old people, children, a pregnant woman among them?' }, { kind: 'ask', text: 'Is anybody short of breath, in pain, very afraid?' },
      { kind: 'do', text: 'Somebody unwell: make it P1 and tell 120.' },
      { kind: 'ask', text: 'What is the number of the lift? It is above the buttons or beside the door.' }, { kind: 'ask', text: 'Which estate, which building, about which floor?' },
      { kind: 'say', text: 'Please stay away from the door, lean or sit against the back wall, press the alarm once, save your phone battery.' },
      { kind: 'do', text: 'Call the maintenance firm and the caretaker, note the time; beyond the time limit send 119.' },
      { kind: 'say', text: 'Somebody has been told and is coming. I will talk to you every few minutes.' },
    ],
    never: ['No forcing of doors, jumping, or climbing out.', 'Promise no minutes before the firm has named them.'],
  },
  {
    id: 'fraud', first: 'The first thirty minutes count: stop the transfer, have it blocked.',
    steps: [
      { kind: 'say', text: 'Please stop: no more transfers, no links, tell nobody a code.' },
      { kind: 'ask', text: 'How long ago was the money sent? How much in all?' }, { kind: 'ask', text: 'From which bank and card?' }, { kind: 'ask', text: 'Account, name and bank of the receiver?' },
      { kind: 'do', text: 'Write time, sum and both accounts into what happened; send it to the fraud desk of 110.' },
      { kind: 'say', text: 'If he is still on another phone, hang up there and stay with me.' },
      { kind: 'ask', text: 'Is the phone sharing its screen, or did you install something for him?' },
      { kind: 'say', text: 'Take the phone off the network, call the bank from another one and freeze the account. Delete no chat and no receipt.' },
    ],
    never: ['Do not blame the caller.', 'Do not promise that the money comes back.', 'Never ask for a password or code.'],
  },
  {
    id: 'suicide', first: 'No judging, no hurry, no hanging up. As long as there is talk there is a chance.',
    steps: [
      { kind: 'say', text: 'Thank you for calling. I am listening, take your time, I will not hang up.' },
      { kind: 'ask', text: 'Let me ask plainly: are you thinking of ending your life now?' }, { kind: 'ask', text: 'Where are you? Is anybody with you?' }, { kind: 'ask', text: 'Are there pills or a knife at hand, or are you standing somewhere high?' },
      { kind: 'do', text: '110 leads; height, water, rails, fire, fumes: tell 119 and 120. Send them quietly and do not announce it.' },
      { kind: 'say', text: 'Could you take one step back, sit down and talk to me?' },
      { kind: 'ask', text: 'What happened that you feel you cannot go on?' },
      { kind: 'say', text: 'That sounds really hard. Let us look for a way together, for tonight first.' },
      { kind: 'do', text: 'Bring in the psychological aid seat (12356). The call ends only when somebody is with the person and has taken over.' },
    ],
    never: ['Not “cheer up”, not “others have it worse”.', 'No dare, and no promise that cannot be kept.', 'No sudden transfer or hold, no silence of more than a few seconds.'],
  },
];
