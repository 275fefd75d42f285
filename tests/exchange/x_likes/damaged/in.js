window.YTD.like.part0 = [
{"like":{"tweetId":"1","fullText":7}},
{"like":"x"},
{"tweet":{}},
{"like":{}},
{"like":{"tweetId":"2","fullText":"cut o