window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "1001",
      "fullText": "A short one",
      "expandedUrl": "https://twitter.com/i/web/status/1001"
    }
  },
  {
    "like": {
      "tweetId": "1002",
      "fullText": "Two lines &amp;\nan ampersand https://t.co/x",
      "expandedUrl": "https://twitter.com/i/web/status/1002"
    }
  },
  {
    "like": {
      "tweetId": "1003",
      "fullText": "A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. A long one. ",
      "expandedUrl": "https://twitter.com/i/web/status/1003"
    }
  },
  {
    "like": {
      "tweetId": "1004",
      "expandedUrl": "https://twitter.com/i/web/status/1004"
    }
  },
  {
    "like": {
      "tweetId": "1005",
      "fullText": "without an address"
    }
  }
]