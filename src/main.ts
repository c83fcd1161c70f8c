/** The one eager entry: each import registers its function. */
import './functions/callStatus.ts';
import './functions/dialTwiml.ts';
import './functions/gatherTwiml.ts';
import './functions/health.ts';
import './functions/makeCall.ts';
import './functions/messageStatus.ts';
import './functions/recordTwiml.ts';
import './functions/recordingStatus.ts';
import './functions/sendSms.ts';
import './functions/smsTwiml.ts';
import './functions/voiceTwiml.ts';
